import { line, value } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';
import { timeSchema } from './profile.ts';

/** In a person's scope: what they call one of their devices, and whether they took it out. Its id is the device's. */
export const deviceKind = defineKind({
  name: 'device',
  scope: 'person',
  fields: {
    name: line('Name of the device', 60),
    out: value('Taken out', timeSchema),
  },
});
