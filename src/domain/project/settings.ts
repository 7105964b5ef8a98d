/**
 * Where care is given: one for each project. The order is that of lists on screens; what each means stands in
 * `data/reference/vocabularies.json`.
 */
export const SETTINGS = [
  { id: 'acute-hospital', label: 'Acute hospital' },
  { id: 'emergency-department', label: 'Emergency department' },
  { id: 'outpatients', label: 'Outpatients' },
  { id: 'diagnostics', label: 'Diagnostics' },
  { id: 'critical-care', label: 'Critical care' },
  { id: 'maternity-neonatal', label: 'Maternity and neonatal' },
  { id: 'primary-care', label: 'Primary care' },
  { id: 'community-pharmacy', label: 'Community pharmacy' },
  { id: 'dental-eye', label: 'Dental and optometry' },
  { id: 'community-services', label: 'Community health services' },
  { id: 'virtual-ward', label: 'Virtual ward or hospital at home' },
  { id: 'mental-health-inpatient', label: 'Mental health inpatient' },
  { id: 'mental-health-community', label: 'Mental health community' },
  { id: 'learning-disability-autism', label: 'Learning disability and autism services' },
  { id: 'ambulance', label: 'Ambulance and patient transport' },
  { id: 'urgent-111', label: 'NHS 111 and out of hours' },
  { id: 'care-home', label: 'Care home' },
  { id: 'social-care', label: 'Social care and own home' },
  { id: 'hospice', label: 'Hospice and end of life care' },
  { id: 'prison', label: 'Health and justice' },
  { id: 'public-health', label: 'Public health and prevention' },
  { id: 'system-wide', label: 'Across the system' },
  { id: 'corporate', label: 'Corporate and support services' },
] as const;

export type Setting = (typeof SETTINGS)[number]['id'];

const byId = new Map<string, string>(SETTINGS.map(({ id, label }) => [id, label]));

/** The label of an id; the text itself where this version of Dandelion does not know it. */
export const settingLabel = (id: string): string => byId.get(id) ?? id;

export const isSetting = (text: string): text is Setting => byId.has(text);
