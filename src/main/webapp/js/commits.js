// Commits and ranges of commits as links to where the repository is looked at: the only place that knows those addresses.
import { h } from './dom.js';
import { icon } from './icons.js';
import { hash } from './section.js';
import { text } from './strings.js';

/** How the hosts of repositories name a commit and a comparison; the last one is that of GitHub, Gitea and most others. */
const HOSTS = [
    {
        is: (url) => url.hostname.includes('gitlab'),
        commit: (base, at) => `${base}/-/commit/${at}`,
        range: (base, from, to) => `${base}/-/compare/${from}...${to}`,
    },
    {
        is: (url) => url.hostname === 'bitbucket.org',
        commit: (base, at) => `${base}/commits/${at}`,
        range: (base, from, to) => `${base}/branches/compare/${to}..${from}`,
    },
    {
        is: (url) => /^\/scm\/[^/]+\/[^/]+$/.test(url.pathname),
        commit: (base, at) => `${projects(base)}/commits/${at}`,
        range: (base, from, to) => `${projects(base)}/compare/commits?sourceBranch=${to}&targetBranch=${from}`,
    },
    {
        is: () => true,
        commit: (base, at) => `${base}/commit/${at}`,
        range: (base, from, to) => `${base}/compare/${from}...${to}`,
    },
];

/** Bitbucket on one's own server is cloned from /scm/PROJECT/NAME and looked at elsewhere. */
const projects = (base) => base.replace(/\/scm\/([^/]+)\/([^/]+)$/, '/projects/$1/repos/$2');

/** Records come from anywhere: only http and https become links, and only what is a hash. */
function host(repository, ...hashes) {
    if (!repository || !URL.canParse(repository) || !hashes.every((one) => /^[0-9a-f]{7,64}$/.test(one ?? ''))) {
        return null;
    }
    const url = new URL(repository);
    return /^https?:$/.test(url.protocol) ? HOSTS.find((one) => one.is(url)) : null;
}

/** A commit, as a link where its repository is known. @param {{commit?: string, repository?: string}|null} source */
export function commit(source) {
    const where = host(source?.repository, source?.commit);
    return where
        ? h('a', { class: 'mls-commit', href: where.commit(source.repository, source.commit) }, hash(source.commit))
        : hash(source?.commit);
}

/** From one commit to another: both, and the comparison where both are of one known repository. */
export function commitRange(from, to, repository) {
    if (!from || from === to) {
        return [commit({ commit: to, repository }), from && h('span', { class: 'mls-muted' }, ` (${text.same})`)];
    }
    return [commit({ commit: from, repository }), ' \u2192 ', commit({ commit: to, repository }), ' ', rangeLink(from, to, repository)];
}

/** The comparison of two commits; nothing where they are equal or their repository is not known. */
export function rangeLink(from, to, repository) {
    const where = from !== to && host(repository, from, to);
    return where ? h('a', { class: 'mls-changes', href: where.range(repository, from, to) }, icon('changed'), text.compareCommits) : null;
}

/** The commit of one source where another is of the same repository, known or not; else nothing to compare with. */
export function sameRepository(before, now) {
    return before?.commit && (before.repository ?? null) === (now.repository ?? null) ? before.commit : null;
}
