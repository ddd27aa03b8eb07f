import { sweep } from '@/lib/testing/examples/sweep'

sweep(['handOver', 'takeOver', 'deputy', 'office'])
