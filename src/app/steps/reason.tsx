// The reason of a figure: what is counted, the rules in force with their articles and sources, and one card to try them on.
import { signal, useSignal, useSignalEffect } from '@preact/signals';
import type { Localized } from '../../rules/rule-book.js';
import { APP_WORDS, FORECAST_APP_WORDS as WORDS } from '../../words/app.js';
import { fiscalYearLabel, grouped } from '../../words/language.js';
import type { ForecastRow } from '../actions.js';
import { Field, Notice } from '../pieces.js';
import { language, say } from '../say.js';
import { dataText, runQuietly } from '../state.js';

export type Figure = 'card' | 'certificate' | 'total' | 'surplus' | 'share';

/** The figure whose reason is shown. */
export const reasonAt = signal<
  { readonly row: ForecastRow; readonly figure: Figure; readonly text: string } | undefined
>(undefined);

interface Source {
  readonly title: string;
  readonly primary: boolean;
}
interface RuleValue {
  readonly from: string;
  readonly value: unknown;
  readonly article?: Localized;
  readonly sentence: string;
  readonly sources: readonly Source[];
}
interface RuleJson {
  readonly id: string;
  readonly term: Localized;
  readonly values: readonly RuleValue[];
}

/** The rules that a figure rests on, those first that decide most. */
const RULES: Readonly<Record<Figure, readonly string[]>> = {
  card: [
    'card.validity.adult',
    'card.validity.minor',
    'card.adult_age',
    'card.renewal.further_birthdays',
    'card.leap_day_birthday',
    'card.ends_with_stay',
    'card.stay.birthday_limits_under',
    'card.stay.extension_within_term',
    'expiry.months_after_birthday',
  ],
  certificate: [
    'certificate.validity.adult',
    'certificate.validity.minor',
    'certificate.ends_with_card',
    'certificate.renewal.further_birthdays',
    'certificate.leap_day_birthday',
    'signature_certificate.ends_with_user_certificate',
    'signature_certificate.minimum_age',
  ],
  total: ['card.validity.adult', 'card.validity.minor', 'certificate.validity.adult'],
  surplus: [],
  share: [],
};
/** So many are shown at once; the others open. */
const SHOWN = 3;

const rules = signal<readonly RuleJson[]>([]);

async function loadRules(): Promise<void> {
  if (rules.value.length > 0) return;
  const files = await Promise.all(
    ['card', 'certificate', 'scheme'].map((name) => dataText(`rules/${name}.json`)),
  );
  rules.value = files.flatMap((text) => (JSON.parse(text) as { rules: RuleJson[] }).rules);
}

const TEXTS = {
  card: WORDS.reasonCard,
  certificate: WORDS.reasonCertificate,
  total: WORDS.reasonTotal,
  surplus: WORDS.reasonSurplus,
  share: WORDS.reasonShare,
} as const;

export function Reason() {
  useSignalEffect(() => {
    if (reasonAt.value !== undefined) void loadRules();
  });
  const at = reasonAt.value;
  if (at === undefined) return null;
  const { row, figure, text } = at;
  const year = fiscalYearLabel(row.fiscal_year, language.value);
  const resting = RULES[figure].flatMap((id) => rules.value.filter((rule) => rule.id === id));
  const others = resting.slice(SHOWN);
  return (
    <section class="reason" aria-labelledby="reason-title" aria-live="polite">
      <div class="reason-head">
        <h2 id="reason-title">
          {year} {say(WORDS[figure])} {text}
        </h2>
        <button
          type="button"
          class="small"
          onClick={() => {
            reasonAt.value = undefined;
          }}
        >
          {say(APP_WORDS.close)}
        </button>
      </div>
      <p>
        {say(TEXTS[figure], {
          capacity: grouped(row.capacity ?? 0),
          total: grouped(row.total ?? 0),
        })}
      </p>
      {resting.length > 0 && (
        <>
          <h3>{say(WORDS.rules)}</h3>
          <ul class="rules">
            {resting.slice(0, SHOWN).map((rule) => (
              <Rule key={rule.id} rule={rule} />
            ))}
          </ul>
          {others.length > 0 && (
            <details>
              <summary>{say(WORDS.moreRules, { count: others.length })}</summary>
              <ul class="rules">
                {others.map((rule) => (
                  <Rule key={rule.id} rule={rule} />
                ))}
              </ul>
            </details>
          )}
          <OneCard />
        </>
      )}
    </section>
  );
}

function Rule({ rule: { id, term, values } }: { readonly rule: RuleJson }) {
  return (
    <li>
      <p class="rule-term">
        {say(term)} <code>{id}</code>
      </p>
      {values.map(({ from, value, article, sentence, sources }) => (
        <div key={from} class="rule-value">
          <p>
            {say(WORDS.since, { day: from, value: valueText(value) })}
            {article !== undefined && <> · {say(article)}</>}
          </p>
          <blockquote>{sentence}</blockquote>
          <details>
            <summary>{say(WORDS.sources)}</summary>
            <ul class="notes">
              {sources.map(({ title }) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </details>
        </div>
      ))}
    </li>
  );
}

function valueText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

interface ExplainJson {
  readonly card_expires_on: string;
  readonly user_cert_expires_on: string | null;
  readonly steps: readonly {
    readonly text: Localized;
    readonly date: string | null;
    readonly rule: { readonly article?: Localized; readonly sentence: string } | null;
  }[];
}

/** The rules on one card that the person types. */
function OneCard() {
  const birth = useSignal('1990-10-10');
  const issued = useSignal('2020-05-15');
  const shown = useSignal<ExplainJson | undefined>(undefined);
  const wrong = useSignal<string | undefined>(undefined);
  const show = async () => {
    const result = await runQuietly({
      command: 'explain',
      files: [],
      flags: { birthDate: birth.value, cardIssuedOn: issued.value, format: 'json' },
    });
    wrong.value = result.fault?.text;
    shown.value = result.printed === '' ? undefined : (JSON.parse(result.printed) as ExplainJson);
  };
  return (
    <>
      <h3>{say(WORDS.tryOne)}</h3>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void show();
        }}
      >
        <Field
          label={say(WORDS.birth)}
          value={birth.value}
          onChange={(value) => {
            birth.value = value;
          }}
        />
        <Field
          label={say(WORDS.issued)}
          value={issued.value}
          onChange={(value) => {
            issued.value = value;
          }}
        />
        <button type="submit">{say(WORDS.show)}</button>
      </form>
      {wrong.value !== undefined && <Notice kind="bad">{wrong.value}</Notice>}
      {shown.value !== undefined && (
        <div class="one-card">
          <p>
            <strong>
              {say(WORDS.cardExpires)} {shown.value.card_expires_on}
              {shown.value.user_cert_expires_on !== null &&
                ` · ${say(WORDS.certExpires)} ${shown.value.user_cert_expires_on}`}
            </strong>
          </p>
          <ol class="steps-list">
            {shown.value.steps.map(({ text, rule }, index) => (
              <li key={`${index} ${text.en}`}>
                {say(text)}
                {rule?.article !== undefined && <span class="muted"> ({say(rule.article)})</span>}
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  );
}
