import { sweep } from '@/lib/testing/examples/sweep'

sweep('signature')
