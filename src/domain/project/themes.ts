/**
 * What projects are about: some of these for each. The order is that of lists on screens; what each means stands in
 * `data/reference/vocabularies.json`.
 */
export const THEMES = [
  { id: 'deterioration', label: 'Recognising deterioration' },
  { id: 'medicines-safety', label: 'Medicines safety and optimisation' },
  { id: 'falls', label: 'Falls prevention' },
  { id: 'pressure-ulcers', label: 'Pressure damage and wound care' },
  { id: 'infection', label: 'Infection prevention and antimicrobial use' },
  { id: 'maternity-neonatal-safety', label: 'Maternity and neonatal safety' },
  { id: 'surgery-perioperative', label: 'Surgical and perioperative care' },
  { id: 'patient-flow', label: 'Patient flow and discharge' },
  { id: 'access-waits', label: 'Access and waiting times' },
  { id: 'diagnosis', label: 'Diagnosis and test results' },
  { id: 'communication-handover', label: 'Communication and handover' },
  { id: 'frailty', label: 'Frailty and older people' },
  { id: 'end-of-life', label: 'End of life care' },
  { id: 'long-term-conditions', label: 'Long-term conditions' },
  { id: 'cardiovascular-stroke', label: 'Cardiovascular disease and stroke' },
  { id: 'respiratory', label: 'Respiratory disease' },
  { id: 'mental-health', label: 'Mental health' },
  { id: 'children-young-people', label: 'Children and young people' },
  { id: 'learning-disability', label: 'Learning disability and autism' },
  { id: 'cancer', label: 'Cancer' },
  { id: 'critical-illness', label: 'Critical illness' },
  { id: 'blood-vte', label: 'Blood, thrombosis and anticoagulation' },
  { id: 'patient-experience', label: 'Patient and carer experience' },
  { id: 'health-inequalities', label: 'Health inequalities' },
  { id: 'prevention', label: 'Prevention and population health' },
  { id: 'workforce-wellbeing', label: 'Workforce and wellbeing' },
  { id: 'education-training', label: 'Education and training' },
  { id: 'digital', label: 'Digital and data' },
  { id: 'environment', label: 'Environmental sustainability' },
  { id: 'safety-culture', label: 'Safety culture and learning' },
  { id: 'estates-equipment', label: 'Estates and equipment' },
  { id: 'productivity', label: 'Productivity and value' },
] as const;

export type Theme = (typeof THEMES)[number]['id'];

const byId = new Map<string, string>(THEMES.map(({ id, label }) => [id, label]));

/** The label of an id; the text itself where this version of Dandelion does not know it. */
export const themeLabel = (id: string): string => byId.get(id) ?? id;

export const isTheme = (text: string): text is Theme => byId.has(text);
