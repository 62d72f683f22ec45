/** The dates of an assessment as text. Nothing is sent or stored: the host decides what becomes of it. */
import type { Assessment } from "../../types/index.js";

export interface ExportOptions {
  /** English without it. */
  language?: "en" | "cy";
  /** What `joint-risk/messages/en.json` or `cy.json` holds. */
  messages: object;
}
/** A key for `CaseFile.calendarKey`: 32 hexadecimal digits by chance, which say nothing of the case. */
export function newCalendarKey(): string;
/**
 * Every open date as a whole day, by RFC 5545. `key` is the case's `calendarKey`: with the same key a later
 * calendar takes the place of an earlier one. @throws on misuse: no assessment, no messages, no key.
 */
export function calendar(assessment: Assessment, options: ExportOptions & { key: string }): string;
/** Every duty as CSV that no spreadsheet takes for a formula. @throws on misuse: no assessment, no messages. */
export function table(assessment: Assessment, options: ExportOptions): string;
/** A plain text for the record of an agency. @throws on misuse: no assessment, no messages, no agency. */
export function entry(assessment: Assessment, options: ExportOptions & { agency: "police" | "probation" }): string;
