import { sweep } from '@/lib/testing/examples/sweep'

sweep(['timeLine', 'host', 'evidence', 'logBook'])
