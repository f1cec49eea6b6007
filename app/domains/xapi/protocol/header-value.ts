/**
 * Whether text is a valid header value (RFC 9110 §5.5): printable Latin-1 and tabs, no line end. Text that is stored and
 * returned as a header must be, or no answer can carry it.
 */
export const isHeaderValue = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
