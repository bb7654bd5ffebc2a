// Records on the edges of the statute, all of them: what a generator by chance may not meet in a run.
import { birthdayAfter, birthdayIn } from '../../src/calendar/birthday.js';
import { addDays, addMonths, type CivilDate, yearOf } from '../../src/calendar/civil-date.js';
import type { CardRecord } from '../../src/records/record.js';
import { cardRecord, day, type RecordParts } from '../support/law.js';

const AROUND = [-1, 0, 1];

/**
 * Applications around 1 April 2022 of those who turn 17 to 21 around the making; stays around the fifth birthday and the
 * longest single one, made on both sides of 27 March 2026; cards and certificates made on the last valid day and beside
 * it; births on 29 February.
 */
export function edgeRecords(): CardRecord[] {
  return [...applications(), ...stays(), ...lastDays(), ...leapDays()];
}

/** Someone who turns an age so many days after a day. */
function turning(age: number, on: CivilDate, days: number): CivilDate {
  return addDays(addMonths(on, -12 * age), days);
}

function applications(): CardRecord[] {
  return [20220331, 20220401, 20220402, 20220420, 20260410].flatMap((made) =>
    [0, 20220330, 20220331, 20220401, 20220402]
      .filter((appliedOn) => appliedOn <= made)
      .flatMap((appliedOn) =>
        [17, 18, 19, 20, 21].flatMap((age) =>
          AROUND.map((days) =>
            cardRecord({
              birth: turning(age, day(made), days),
              cardIssuedOn: made,
              appliedOn,
              // A stay beyond the fifth birthday tells whom the birthday limits.
              stayExpiresOn: days === 0 ? addMonths(day(made), 60) : 0,
            }),
          ),
        ),
      ),
  );
}

function stays(): CardRecord[] {
  return [20250910, 20260326, 20260327, 20260328, 20240229].flatMap((made) =>
    [1, 7, 13, 17, 18, 19, 40].flatMap((age) =>
      [-200, -1, 0, 1].flatMap((days) => {
        const birth = turning(age, day(made), days);
        const fifth = birthdayAfter(birth, 5, day(made), 228);
        const longest = addMonths(day(made), 60);
        return [fifth, longest].flatMap((end) =>
          AROUND.flatMap((shift) =>
            (['new', 'renewal'] as const).map((cardIssueKind) =>
              cardRecord({
                birth,
                cardIssuedOn: made,
                cardIssueKind,
                stayExpiresOn: addDays(end, shift),
                signatureCertificateIssuedOn: age < 15 ? 0 : made,
              }),
            ),
          ),
        );
      }),
    ),
  );
}

function lastDays(): CardRecord[] {
  return [19900520, 20150520, 20070520, 19921231].flatMap((birth) =>
    [2021, 2026].flatMap((year) => {
      const birthday = birthdayIn(day(birth), year, 228);
      return AROUND.flatMap((shift) => {
        const made = addDays(birthday, shift);
        const firstEnd = birthdayAfter(day(birth), 5, made, 228);
        const cards: RecordParts[] = [
          { cardIssueKind: 'renewal' },
          {
            cardIssueKind: 'renewal',
            recordedCardExpiry: birthdayAfter(day(birth), 10, made, 228),
          },
          { recordedCardExpiry: birthdayAfter(day(birth), 11, made, 228) },
          ...AROUND.map((days) => ({ userCertificateIssuedOn: addDays(firstEnd, days) })),
          ...AROUND.map((days) => ({
            userCertificateIssuedOn: 0,
            signatureCertificateIssuedOn: addDays(firstEnd, days),
          })),
        ];
        return cards.map((parts) => cardRecord({ birth, cardIssuedOn: made, ...parts }));
      });
    }),
  );
}

function leapDays(): CardRecord[] {
  return [19920229, 20080229, 20160229].flatMap((birth) =>
    [20210228, 20220301, 20240228, 20240229, 20260227, 20260228, 20260301].flatMap((made) =>
      (['new', 'renewal'] as const).flatMap((cardIssueKind) =>
        [0, addMonths(day(made), 60)].map((stayExpiresOn) => {
          const record = cardRecord({ birth, cardIssuedOn: made, cardIssueKind, stayExpiresOn });
          const signs = yearOf(record.cardIssuedOn) - yearOf(record.birth) > 15;
          return signs ? record : { ...record, signatureCertificateIssuedOn: 0 };
        }),
      ),
    ),
  );
}
