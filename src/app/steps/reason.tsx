// The reason of a figure: what is counted, the rules in force with their articles and sources, and one card to try them on.

import { effect, signal, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { isoDate } from '../../calendar/civil-date.js';
import { fiscalYearEnd, fiscalYearStart } from '../../calendar/fiscal-year.js';
import type { Localized } from '../../rules/rule-book.js';
import { APP_WORDS, FORECAST_APP_WORDS as WORDS } from '../../words/app.js';
import { fiscalYearLabel, grouped, listed } from '../../words/language.js';
import { ruleValueText } from '../../words/rule-value.js';
import { type ForecastRow, forecast } from '../actions.js';
import { Field, Notice } from '../pieces.js';
import { loadRules, type RuleJson, type RuleValue, rules } from '../rule-data.js';
import { language, say } from '../say.js';
import { runQuietly } from '../state.js';

export type Figure = 'card' | 'certificate' | 'total' | 'surplus' | 'share';

/** The figure whose reason is shown. */
export const reasonAt = signal<
  { readonly row: ForecastRow; readonly figure: Figure; readonly text: string } | undefined
>(undefined);

// Of other records or questions a reason says nothing; the same figure, counted anew, keeps its own.
effect(() => {
  const rows = forecast.value?.json?.rows ?? [];
  const at = reasonAt.peek();
  if (at === undefined || rows.includes(at.row)) return;
  const before = JSON.stringify(at.row);
  const row = rows.find((each) => JSON.stringify(each) === before);
  reasonAt.value = row && { ...at, row };
});

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
/** The rules of validity by which figures are traced back to years of issue. */
const TERMS: Readonly<Record<Figure, readonly string[]>> = {
  card: ['card.validity.adult', 'card.validity.minor'],
  certificate: ['certificate.validity.adult', 'certificate.validity.minor'],
  total: [
    ...['card.validity.adult', 'card.validity.minor'],
    ...['certificate.validity.adult', 'certificate.validity.minor'],
  ],
  surplus: [],
  share: [],
};

/** The fiscal years in which what ends in a year was issued: the k-th birthday falls between k − 1 and k years after. */
interface Issue {
  readonly rule: RuleJson;
  readonly birthdays: number;
  readonly years: readonly number[];
}

/** By which rule and from which years of issue a figure comes; years before the scheme have issued nothing. */
function issuesOf(figure: Figure, year: number): readonly Issue[] {
  const [scheme] = rules.value.find(({ id }) => id === 'scheme.start')?.values ?? [];
  return TERMS[figure].flatMap((id) => {
    const rule = rules.value.find((each) => each.id === id);
    const inForce = rule?.values.findLast(({ from }) => from <= isoDate(fiscalYearStart(year)));
    if (rule === undefined || typeof inForce?.value !== 'number') return [];
    const birthdays = inForce.value;
    const years = [year - birthdays, year - birthdays + 1].filter(
      (each) => isoDate(fiscalYearEnd(each)) >= String(scheme?.value ?? ''),
    );
    return years.length === 0 ? [] : [{ rule, birthdays, years }];
  });
}

/** So many are shown at once; the others open. */
const SHOWN = 3;

const TEXTS = {
  card: WORDS.reasonCard,
  certificate: WORDS.reasonCertificate,
  total: WORDS.reasonTotal,
  surplus: WORDS.reasonSurplus,
  share: WORDS.reasonShare,
} as const;

/** Of which period and office a row tells. */
function placeOf({ fiscal_year, month, office }: ForecastRow): string {
  const year = fiscalYearLabel(fiscal_year, language.value);
  if (month !== undefined) {
    const [calendarYear = '', number = ''] = month.split('-');
    return say(WORDS.inMonth, { year: calendarYear, month: String(Number(number)) });
  }
  return office === undefined ? year : say(WORDS.inOffice, { office, year });
}

export function ReasonHint() {
  return <p class="muted">{say(WORDS.reasonHint)}</p>;
}

/** A figure that opens its reason. */
export function FigureButton(props: {
  readonly row: ForecastRow;
  readonly figure: Figure;
  readonly text: string;
}) {
  const { row, figure, text } = props;
  if (text === '') return null;
  const isOpen = reasonAt.value?.row === row && reasonAt.value.figure === figure;
  return (
    <button
      type="button"
      class={isOpen ? 'figure-button open' : 'figure-button'}
      aria-label={say(WORDS.reasonOf, { year: placeOf(row), column: WORDS[figure], figure: text })}
      aria-expanded={isOpen}
      onClick={() => {
        reasonAt.value = isOpen ? undefined : { row, figure, text };
      }}
    >
      {text}
    </button>
  );
}

export function Reason() {
  const title = useRef<HTMLHeadingElement>(null);
  useSignalEffect(() => {
    if (reasonAt.value === undefined) return;
    void loadRules();
    // What was asked for is read next, by eye or by ear.
    requestAnimationFrame(() => title.current?.focus());
  });
  const at = reasonAt.value;
  if (at === undefined) return null;
  const { row, figure, text } = at;
  const resting = RULES[figure].flatMap((id) => rules.value.filter((rule) => rule.id === id));
  const others = resting.slice(SHOWN);
  const issues = issuesOf(figure, row.fiscal_year);
  const issuedYears = issues.flatMap(({ years }) => years);
  const span = { from: Math.min(...issuedYears), to: Math.max(...issuedYears) };
  return (
    <section class="reason" aria-labelledby="reason-title">
      <div class="reason-head">
        <h2 id="reason-title" ref={title} tabIndex={-1}>
          {placeOf(row)} {say(WORDS[figure])} {text}
        </h2>
        <button
          type="button"
          class="small"
          onClick={() => {
            const opener = document.querySelector<HTMLElement>('.figure-button.open');
            reasonAt.value = undefined;
            opener?.focus();
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
      {issues.length > 0 && (
        <>
          <h3>{say(WORDS.issuedIn)}</h3>
          <ul class="notes">
            {issues.map(({ rule, birthdays, years }) => (
              <li key={rule.id}>
                {say(WORDS.issuedYears, {
                  term: rule.term,
                  value: ruleValueText(rule.unit, birthdays, language.value),
                  years: listed(
                    years.map((each) => fiscalYearLabel(each, language.value)),
                    language.value,
                  ),
                })}
              </li>
            ))}
            <li>{say(WORDS.issuedRepeats)}</li>
          </ul>
        </>
      )}
      {resting.length > 0 && (
        <>
          <h3>{say(WORDS.rules)}</h3>
          <ul class="rules">
            {resting.slice(0, SHOWN).map((rule) => (
              <Rule key={rule.id} rule={rule} span={span} />
            ))}
          </ul>
          {others.length > 0 && (
            <details>
              <summary>{say(WORDS.moreRules, { count: others.length })}</summary>
              <ul class="rules">
                {others.map((rule) => (
                  <Rule key={rule.id} rule={rule} span={span} />
                ))}
              </ul>
            </details>
          )}
          <OneCard key={`${figure} ${row.fiscal_year}`} year={span.from} />
        </>
      )}
    </section>
  );
}

/** Fiscal years of issue, from first to last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A rule with its values in force in the years at issue; those of other times open. */
function Rule({ rule, span }: { readonly rule: RuleJson; readonly span: Span }) {
  const { id, term, values } = rule;
  const isAtIssue = ({ from }: RuleValue, index: number) =>
    from <= isoDate(fiscalYearEnd(span.to)) &&
    !(
      values[index + 1] !== undefined &&
      `${values[index + 1]?.from}` <= isoDate(fiscalYearStart(span.from))
    );
  const atIssue = values.filter(isAtIssue);
  const others = values.filter((value, index) => !isAtIssue(value, index));
  const texts = (list: readonly RuleValue[]) =>
    list.map((each) => <ValueText key={each.from} rule={rule} value={each} />);
  return (
    <li>
      <p class="rule-term">
        {say(term)} <code>{id}</code>
      </p>
      {texts(atIssue)}
      {others.length > 0 && (
        <details>
          <summary>{say(WORDS.otherTimes)}</summary>
          {texts(others)}
        </details>
      )}
    </li>
  );
}

function ValueText({ rule, value: each }: { readonly rule: RuleJson; readonly value: RuleValue }) {
  const { from, value, article, sentence, sources } = each;
  return (
    <div class="rule-value">
      <p>
        {say(WORDS.since, { day: from, value: ruleValueText(rule.unit, value, language.value) })}
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
  );
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

/** The rules on one card that the person types: to begin with, one issued in a fiscal year whose card or certificate ends in the year of the figure. */
function OneCard({ year }: { readonly year: number }) {
  const birth = useSignal('1990-06-10');
  const issued = useSignal(`${year}-10-15`);
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
