// How an office reads in tables and charts: its name, or words where there is none or where too few cards share it.
import { labelsUnder } from '../records/record.js';
import { FORECAST_WORDS } from './forecast.js';
import { fill, type Language } from './language.js';

/** The name of an office for people. */
export function officeText(office: string, language: Language): string {
  if (office === '') return FORECAST_WORDS.noOffice[language];
  const labels = labelsUnder(office);
  return labels === 0 ? office : fill(FORECAST_WORDS.otherOffices, language, { labels });
}
