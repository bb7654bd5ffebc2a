// The head of every HTML file written here: it loads nothing and runs nothing, which its policy holds the browser to.
import type { Language } from '../words/language.js';
import { type Html, html, trusted } from './html.js';

/** From the doctype to the end of the head; what is not shared stands before the title. */
export function documentHead(
  language: Language,
  version: string,
  title: string,
  style: string,
  meta: Html | undefined = undefined,
): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="koshin ${version}">
${meta}<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>`;
}
