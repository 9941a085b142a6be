import type { Child } from 'hono/jsx'

export type Task = { title: Child; hint?: Child; status: Child }

/** What belongs to a piece of work, one below another, each with how it stands. */
export const TaskList = ({ id, tasks }: { id: string; tasks: Task[] }) => (
  <ul class="govuk-task-list">
    {tasks.map(({ title, hint, status }, place) => (
      <li class="govuk-task-list__item">
        <div class="govuk-task-list__name-and-hint">
          <div>{title}</div>
          {hint && (
            <div id={`${id}-${place + 1}-hint`} class="govuk-task-list__hint">
              {hint}
            </div>
          )}
        </div>
        <div class="govuk-task-list__status">{status}</div>
      </li>
    ))}
  </ul>
)
