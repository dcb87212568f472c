import { POSTGRES } from '../testing/engines.ts'
import { storageContract } from './contract/suite.ts'

storageContract(POSTGRES)
