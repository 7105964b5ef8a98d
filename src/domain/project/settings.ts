/** Where care is given: one for each project. The order is that of lists on screens. */
export const SETTINGS = [
  {
    id: 'acute-hospital',
    label: 'Acute hospital',
    definition: 'Inpatient, day case or theatre care in a general or specialist hospital.',
  },
  {
    id: 'emergency-department',
    label: 'Emergency department',
    definition: 'Major or type 1 departments, urgent treatment centres on hospital sites and same-day emergency care.',
  },
  {
    id: 'outpatients',
    label: 'Outpatients',
    definition: 'Planned appointments, in person or remote, without admission.',
  },
  {
    id: 'diagnostics',
    label: 'Diagnostics',
    definition: 'Imaging, pathology, endoscopy and physiological tests, in hospitals or community diagnostic centres.',
  },
  {
    id: 'critical-care',
    label: 'Critical care',
    definition: 'Adult, paediatric and neonatal intensive and high dependency care.',
  },
  {
    id: 'maternity-neonatal',
    label: 'Maternity and neonatal',
    definition: 'Antenatal, birth, postnatal and newborn care.',
  },
  {
    id: 'primary-care',
    label: 'Primary care',
    definition: 'General practice and primary care networks.',
  },
  {
    id: 'community-pharmacy',
    label: 'Community pharmacy',
    definition: 'Dispensing and clinical services in pharmacies.',
  },
  {
    id: 'dental-eye',
    label: 'Dental and optometry',
    definition: 'High-street dentistry and eye care.',
  },
  {
    id: 'community-services',
    label: 'Community health services',
    definition: 'Nursing, therapies, intermediate care and specialist care outside hospital.',
  },
  {
    id: 'virtual-ward',
    label: 'Virtual ward or hospital at home',
    definition: "Hospital-level care and monitoring in a person's own home.",
  },
  {
    id: 'mental-health-inpatient',
    label: 'Mental health inpatient',
    definition: 'Wards and units for people with mental ill health.',
  },
  {
    id: 'mental-health-community',
    label: 'Mental health community',
    definition: 'Community, crisis, talking therapy and liaison teams.',
  },
  {
    id: 'learning-disability-autism',
    label: 'Learning disability and autism services',
    definition: 'Specialist support in hospital, community or secure units.',
  },
  {
    id: 'ambulance',
    label: 'Ambulance and patient transport',
    definition: '999, hear-and-treat, conveyance and transfer.',
  },
  {
    id: 'urgent-111',
    label: 'NHS 111 and out of hours',
    definition: 'Telephone and online triage, and urgent primary care out of hours.',
  },
  {
    id: 'care-home',
    label: 'Care home',
    definition: 'Residential and nursing homes.',
  },
  {
    id: 'social-care',
    label: 'Social care and own home',
    definition: 'Home care, reablement and local authority services.',
  },
  {
    id: 'hospice',
    label: 'Hospice and end of life care',
    definition: 'Specialist and general palliative care in any place.',
  },
  {
    id: 'prison',
    label: 'Health and justice',
    definition: 'Prison, custody and immigration detention health care.',
  },
  {
    id: 'public-health',
    label: 'Public health and prevention',
    definition: 'Screening, immunisation, health promotion and population health management.',
  },
  {
    id: 'system-wide',
    label: 'Across the system',
    definition: 'Work that spans several organisations in an integrated care system.',
  },
  {
    id: 'corporate',
    label: 'Corporate and support services',
    definition: 'Estates, digital, workforce, finance, education and governance.',
  },
] as const;

export type Setting = (typeof SETTINGS)[number]['id'];

const byId = new Map<string, string>(SETTINGS.map(({ id, label }) => [id, label]));

/** The label of an id; the text itself where this version of Dandelion does not know it. */
export const settingLabel = (id: string): string => byId.get(id) ?? id;

export const isSetting = (text: string): text is Setting => byId.has(text);
