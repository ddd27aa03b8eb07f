import { assessments, assessmentsSection } from './csi/assessments'
import { dataIntegrity, dataIntegritySection } from './csi/data-integrity'
import { disclosure, disclosureSection } from './csi/disclosure'
import { investigation, investigationSection } from './csi/investigation'
import { managementChain, managementChainSection } from './csi/management-chain'
import { partners, partnersSection } from './csi/partners'
import { prerequisites, prerequisitesSection } from './csi/prerequisites'
import { reSecure, reSecureSection } from './csi/re-secure'
import type { PlanTemplate } from './plan'

/**
 * The response plan that Muster ships with: CSI 3.2 to 3.4 in our own words and in its order. A change of anything in it
 * that people read or do is a new version.
 */
export const csiPlan: PlanTemplate = {
  name: 'CSI response plan',
  version: 3,
  sections: [
    prerequisitesSection,
    managementChainSection,
    assessmentsSection,
    partnersSection,
    disclosureSection,
    investigationSection,
    dataIntegritySection,
    reSecureSection,
  ],
  tasks: [
    ...prerequisites,
    ...managementChain,
    ...assessments,
    ...partners,
    ...disclosure,
    ...investigation,
    ...dataIntegrity,
    ...reSecure,
  ],
}
