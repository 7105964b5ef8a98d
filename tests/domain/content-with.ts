import type { PublishedContent } from '../../src/domain/project/published-project.ts';

/** A published project that says only what a test gives it. */
export const contentWith = (changes: Partial<PublishedContent>): PublishedContent => ({
  form: 'full',
  title: 'A project',
  themes: [],
  tags: [],
  stage: 'completed',
  outcome: 'improved',
  teamRoles: [],
  changeIdeas: [],
  cycles: [],
  measures: [],
  ...changes,
});
