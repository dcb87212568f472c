import { SQLITE } from '../testing/engines.ts'
import { storageContract } from './contract/suite.ts'

storageContract(SQLITE)
