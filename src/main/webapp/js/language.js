// The language of the page and what follows from it: how numbers and times are written, and the form of a word beside a number.

/** Which of js/strings: the shell says it of the place that it leaves, as it chose the language of its own texts. @type {string} */
export const { lang: language } = document.querySelector('.ml-stages[data-page]');

/** That language as it is written where the reader is: in British English, say, or Swiss German, if the browser asks for that. @type {string} */
export const locale = navigator.languages.find((one) => one.split('-')[0] === language) ?? language;

const numbers = new Intl.NumberFormat(locale);
const rules = new Intl.PluralRules(language);

/** A whole number inside a sentence. */
export const whole = (count) => numbers.format(count);

/** The form that stands beside a number; only some languages have one more for millions ("2 000 000 de lignes"). */
export const form = (count, one, other, many = other) => ({ one, many }[rules.select(count)] ?? other);

/** A number and the word that is counted. */
export const counted = (count, ...forms) => `${whole(count)} ${form(count, ...forms)}`;
