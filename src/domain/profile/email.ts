import * as z from 'zod/mini';

/** An e-mail address as people have it: letters, digits and a few signs, no space, no line break, no name around it. */
export const emailSchema = z
  .string()
  .check(z.maxLength(254), z.regex(/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,8}$/));

/** Case does not count. @returns undefined for what is no address */
export const readEmail = (typed: string): string | undefined => emailSchema.safeParse(typed.trim().toLowerCase()).data;

/**
 * Where only people who work in health and care have an address: each with all that is below it. The first two, then what organisations
 * of the national list have beside them (`data/reference/organisations.csv`, websites).
 */
export const LISTED_DOMAINS = [
  'nhs.net',
  'nhs.uk',
  'gov.je',
  'healthinnovation-em.org.uk',
  'healthinnovation-kss.com',
  'healthinnovationeast.co.uk',
  'healthinnovationmanchester.com',
  'healthinnovationnenc.org.uk',
  'healthinnovationnetwork.com',
  'healthinnovationoxford.org',
  'healthinnovationsouthwest.com',
  'healthinnovationwessex.org.uk',
  'healthinnovationwestmidlands.org',
  'healthinnovationyh.org.uk',
  'healthinnowest.net',
  'imperialcollegehealthpartners.com',
  'newqeii.info',
  'uclpartners.com',
] as const;

/** @returns the listed domain that an address is of */
export function listedDomainOf(address: string): string | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return LISTED_DOMAINS.find((listed) => domain === listed || domain.endsWith(`.${listed}`));
}
