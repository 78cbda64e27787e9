// Commits and ranges of commits as links to where the repository is looked at; the server knows those addresses.
import { h } from './dom.js';
import { icon } from './icons.js';
import { hash } from './section.js';
import { text } from './strings.js';

/** A commit, as a link where its page is known. @param {{commit?: string, commitLink?: string}|null} source */
export function commit(source) {
    return source?.commitLink
        ? h('a', { class: 'mls-commit', href: source.commitLink }, hash(source.commit))
        : hash(source?.commit);
}

/** From one commit to another: both, and their comparison where its page is known. */
export function commitRange({ from, to, fromLink, toLink, changesLink }) {
    const last = commit({ commit: to, commitLink: toLink });
    return !from || from === to
        ? [last, from && h('span', { class: 'mls-muted' }, ` (${text.same})`)]
        : [commit({ commit: from, commitLink: fromLink }), ' \u2192 ', last, ' ', changes(changesLink)];
}

/** The comparison of two commits; nothing where its page is not known. */
export function changes(link) {
    return link ? h('a', { class: 'mls-changes', href: link }, icon('changed'), text.compareCommits) : null;
}
