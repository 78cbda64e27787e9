import { h } from '../dom.js';
import { icon } from '../icons.js';
import { text } from '../strings.js';

/** How to name this version, and how to get its files. */
export function snippets(context, view) {
    const references = [`${view.model}/${view.number}`, ...view.state.aliases.map((alias) => `${view.model}@${alias}`)];
    const jenkins = context.data.host === 'jenkins';
    const login = jenkins ? ' -u USER:API_TOKEN' : '';
    const wanted = references.find((reference) => reference.includes('@')) ?? references[0];
    const files = view.version.artifacts.map(({ file }) => {
        const address = new URL(context.links.artifact(view.model, view.number, file.path), location.href);
        return `curl -fsS${login} -o ${quoted(file.path.split('/').pop())} ${quoted(address.href)}`;
    });
    return [
        h('p', { class: 'mls-muted' }, text.fetchHelp),
        snippet(text.references, references.join('\n')),
        ...(files.length > 0 && view.state.status !== 'deleted' ? [
            jenkins ? snippet(text.inPipeline, `fetchVersion(reference: ${groovy(wanted)}, into: 'model')`)
                : snippet(text.byCommand, `ml-stages fetch ${quoted(wanted)} --into model`),
            snippet(text.byHttp, files.join('\n')),
        ] : []),
    ];
}

/** For a POSIX shell: whatever a path holds stays one word. */
const quoted = (word) => (/^[\w./:?&=%@+-]+$/.test(word) && !/[&?]/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** A text in a Jenkinsfile. */
const groovy = (word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export function snippet(title, code) {
    const button = h('button', { type: 'button', class: 'jenkins-button jenkins-button--tertiary mls-copy', on: { click: async () => {
        try {
            await navigator.clipboard.writeText(code);
            button.lastChild.textContent = text.copied;
        } catch {
            getSelection().selectAllChildren(pre);
        }
    } } }, icon('copy'), h('span', { role: 'status' }, text.copy));
    const pre = h('pre', { tabindex: '0' }, code);
    return h('div', null, h('h3', { class: 'mls-subheading' }, title), h('div', { class: 'mls-snippet' }, pre, button));
}
