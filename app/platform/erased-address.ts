/** Host of the address of somebody who was erased: there is no such host (RFC 2606 §2), and nothing is sent there. */
export const ERASED_HOST = '@erased.invalid';
