import { sweep } from '@/lib/testing/examples/sweep'

sweep(['invitation', 'password', 'secondFactor', 'recoveryCodes', 'session', 'apiToken', 'zone'])
