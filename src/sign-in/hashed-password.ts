/** A new password that passed the rules and was hashed, so that the rest can happen inside a transaction. */
export class HashedPassword {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}
