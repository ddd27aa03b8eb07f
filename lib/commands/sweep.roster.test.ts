import { sweep } from '@/lib/testing/examples/sweep'

sweep(['seat', 'disclosure', 'question'])
