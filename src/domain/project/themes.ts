/** What projects are about: some of these for each. The order is that of lists on screens. */
export const THEMES = [
  {
    id: 'deterioration',
    label: 'Recognising deterioration',
    definition: 'Early warning scores, escalation, sepsis and response.',
  },
  {
    id: 'medicines-safety',
    label: 'Medicines safety and optimisation',
    definition: 'Prescribing, administering, reconciling and stopping medicines; polypharmacy.',
  },
  {
    id: 'falls',
    label: 'Falls prevention',
    definition: 'Reducing falls and injury in hospital, care home or at home.',
  },
  {
    id: 'pressure-ulcers',
    label: 'Pressure damage and wound care',
    definition: 'Preventing and treating skin injury and chronic wounds.',
  },
  {
    id: 'infection',
    label: 'Infection prevention and antimicrobial use',
    definition: 'Hygiene, devices, stewardship and outbreaks.',
  },
  {
    id: 'maternity-neonatal-safety',
    label: 'Maternity and neonatal safety',
    definition: 'Stillbirth, brain injury, preterm optimisation and haemorrhage.',
  },
  {
    id: 'surgery-perioperative',
    label: 'Surgical and perioperative care',
    definition: 'Theatre safety, emergency laparotomy, enhanced recovery, cancellations.',
  },
  {
    id: 'patient-flow',
    label: 'Patient flow and discharge',
    definition: 'Beds, handovers, ward rounds, discharge and length of stay.',
  },
  {
    id: 'access-waits',
    label: 'Access and waiting times',
    definition: 'Referral, triage, did-not-attend, booking and backlogs.',
  },
  {
    id: 'diagnosis',
    label: 'Diagnosis and test results',
    definition: 'Missed or late diagnosis, follow-up of results and imaging.',
  },
  {
    id: 'communication-handover',
    label: 'Communication and handover',
    definition: 'Handover, discharge letters, records shared between services.',
  },
  {
    id: 'frailty',
    label: 'Frailty and older people',
    definition: 'Comprehensive assessment, delirium, dementia, nutrition and hydration.',
  },
  {
    id: 'end-of-life',
    label: 'End of life care',
    definition: 'Advance care planning, symptom control and choice of place.',
  },
  {
    id: 'long-term-conditions',
    label: 'Long-term conditions',
    definition: 'Diabetes, respiratory, heart, kidney and musculoskeletal disease.',
  },
  {
    id: 'cardiovascular-stroke',
    label: 'Cardiovascular disease and stroke',
    definition: 'Atrial fibrillation, blood pressure, lipids, heart failure and stroke.',
  },
  {
    id: 'respiratory',
    label: 'Respiratory disease',
    definition: 'Asthma, COPD, tests and inhalers.',
  },
  {
    id: 'mental-health',
    label: 'Mental health',
    definition: 'Access, physical health, restrictive practice, self-harm and recovery.',
  },
  {
    id: 'children-young-people',
    label: 'Children and young people',
    definition: 'Paediatric care, transition and neurodevelopment.',
  },
  {
    id: 'learning-disability',
    label: 'Learning disability and autism',
    definition: 'Reasonable adjustments, annual health checks and learning from deaths.',
  },
  {
    id: 'cancer',
    label: 'Cancer',
    definition: 'Early diagnosis, faster pathways, treatment and living with cancer.',
  },
  {
    id: 'critical-illness',
    label: 'Critical illness',
    definition: 'Intensive care, tracheostomy, transfers and follow-up.',
  },
  {
    id: 'blood-vte',
    label: 'Blood, thrombosis and anticoagulation',
    definition: 'Transfusion, VTE and anticoagulants.',
  },
  {
    id: 'patient-experience',
    label: 'Patient and carer experience',
    definition: 'Information, involvement, complaints and shared decisions.',
  },
  {
    id: 'health-inequalities',
    label: 'Health inequalities',
    definition: 'Closing gaps in access, experience and outcome.',
  },
  {
    id: 'prevention',
    label: 'Prevention and population health',
    definition: 'Smoking, alcohol, weight, immunisation and screening.',
  },
  {
    id: 'workforce-wellbeing',
    label: 'Workforce and wellbeing',
    definition: 'Rostering, fatigue, retention, teamwork and culture.',
  },
  {
    id: 'education-training',
    label: 'Education and training',
    definition: 'Induction, simulation, competence and QI skills.',
  },
  {
    id: 'digital',
    label: 'Digital and data',
    definition: 'Electronic records, prescribing systems, automation and information quality.',
  },
  {
    id: 'environment',
    label: 'Environmental sustainability',
    definition: 'Carbon, waste, travel and anaesthetic gases.',
  },
  {
    id: 'safety-culture',
    label: 'Safety culture and learning',
    definition: 'Reporting, PSIRF, speaking up and learning from deaths.',
  },
  {
    id: 'estates-equipment',
    label: 'Estates and equipment',
    definition: 'Layout, devices, supply and gas systems.',
  },
  {
    id: 'productivity',
    label: 'Productivity and value',
    definition: 'Theatre use, procurement, cost and unwarranted variation.',
  },
] as const;

export type Theme = (typeof THEMES)[number]['id'];

const byId = new Map<string, string>(THEMES.map(({ id, label }) => [id, label]));

/** The label of an id; the text itself where this version of Dandelion does not know it. */
export const themeLabel = (id: string): string => byId.get(id) ?? id;

export const isTheme = (text: string): text is Theme => byId.has(text);
