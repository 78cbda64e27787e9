import { h, uniqueId } from './dom.js';
import { icon } from './icons.js';
import * as format from './format.js';
import { text } from './strings.js';

/** A card with a heading. */
export function card(title, { badge, controls, id, level = 2 } = {}, ...content) {
    const heading = uniqueId('heading');
    return h(
        'section',
        { class: 'jenkins-card mls-card', 'aria-labelledby': heading, id },
        h('div', { class: 'jenkins-card__title mls-card__title' },
            h(`h${level}`, { class: 'mls-card__heading', id: heading }, title, badge && [' ', badge]),
            controls && h('div', { class: 'jenkins-card__controls' }, controls)),
        h('div', { class: 'jenkins-card__content mls-card__content' }, content),
    );
}

export function subheading(title, ...more) {
    return h('h3', { class: 'mls-subheading' }, title, more);
}

/** A message in place of content. */
export function notice(kind, title, sentence) {
    return h('div', { class: 'jenkins-notice mls-notice', role: kind === 'failed' ? 'alert' : null },
        icon(kind),
        h('div', null, title),
        sentence && h('div', { class: 'jenkins-notice__description mls-muted' }, sentence));
}

/** A sentence with a sign before it. */
export function remark(kind, ...content) {
    return h('p', { class: `mls-remark mls-remark--${kind}` }, icon(kind), h('span', null, content));
}

/** A sentence as it was recorded, or as the server says it: English, whatever the page speaks. */
export const recorded = (sentence) => (sentence ? h('span', { lang: 'en' }, sentence) : null);

/** A small label; the icon carries the meaning with the text. */
export function badge(kind, words, title) {
    return h('span', { class: `mls-badge mls-badge--${kind}`, title }, words);
}

/** What a gate or an expectation says, whether the pipeline went on all the same, and else what that meant. */
export function sentence({ sentence: words, passed, verdict: word, criticality }) {
    return [
        recorded(words),
        passed && word !== 'PASSED' && h('span', { class: 'mls-muted' }, ` (${text.passedAnyway})`),
        ' ', !passed && badge(criticality === 'FAILURE' || criticality === 'ERROR' ? 'failed' : 'warning', criticality.toLowerCase(), text.criticalities[criticality]),
    ];
}

const SIGNS = { PASSED: 'passed', FAILED: 'failed', UNDECIDED: 'undecided' };

/** A verdict as icon and word. */
export function verdict(word, label) {
    const kind = SIGNS[word] ?? word;
    return h('span', { class: `mls-verdict mls-verdict--${kind}` }, icon(kind), ' ', label);
}

export function time(iso) {
    return iso ? h('time', { datetime: iso, title: format.exactTime(iso) }, format.time(iso)) : format.none;
}

/** A hash: its beginning, with the whole in the title. */
export function hash(hex, length = 8) {
    return hex ? h('code', { class: 'mls-hash', title: hex }, hex.slice(0, length)) : format.none;
}

/** Names and values in two columns. Pairs with an absent value are left out. */
export function facts(...pairs) {
    const present = pairs.filter((pair) => pair && pair[1] !== null && pair[1] !== undefined && pair[1] !== false && pair[1] !== '');
    return h('dl', { class: 'mls-facts' },
        present.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}
