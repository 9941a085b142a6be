import { type Calendar, dayInWords } from '../calendar.ts'
import { capital } from '../capital.ts'
import { currentDueOn, originalDueOn, type RequestDateEventKind } from '../information-request.ts'
import { timelinessInWords } from '../timeliness.ts'
import type { Request, Told } from './case-on-file.ts'

export function ofRequest(request: Request, calendar: Calendar): Told[] {
  const name = capital(request.kind)
  const about = { part: 'requests', anchor: `request-${request.id}`, text: 'The request' } as const
  const due = originalDueOn(request)
  const answered: Told[] = request.answeredOn
    ? [
        {
          day: request.answeredOn,
          title: `${name} answered`,
          lines: [capital(`${timelinessInWords(request, request.answeredOn, calendar)}`)],
          about,
          letterId: request.answerId,
        },
      ]
    : []
  return [
    {
      day: request.receivedOn,
      title: `${name} received`,
      by: 'the Ombudsman',
      lines: [due && `Answer due by ${dayInWords(due)}`],
      about,
      letterId: request.correspondenceId,
    },
    ...request.chasers.map(
      (chaser): Told => ({
        day: chaser.receivedOn,
        title: `${capital(chaser.kind)} received`,
        by: 'the Ombudsman',
        lines: [`The answer was due by ${dayInWords(currentDueOn(request) ?? chaser.receivedOn)}`],
        about,
        letterId: chaser.correspondenceId,
      }),
    ),
    ...request.extensions.map(
      ({ kind, happenedOn, dueOn, by, note }): Told => ({
        day: happenedOn,
        title: `${extensionInWords[kind]}${dueOn ? ` to ${dayInWords(dueOn)}` : ''}`,
        by,
        lines: [note],
        about,
      }),
    ),
    ...request.questions.flatMap(({ number, service, answeredOn }): Told[] =>
      answeredOn
        ? [{ day: answeredOn, title: `Question ${number} answered`, by: service ?? undefined, about }]
        : [],
    ),
    ...answered,
  ]
}

const extensionInWords: Record<RequestDateEventKind, string> = {
  asked: 'More time asked for,',
  granted: 'More time granted,',
  refused: 'More time refused,',
}
