/** The rule says no: the message is a sentence for the person who asked. */
export class Refusal extends Error {
  override name = 'Refusal'
}
