// Saves what is typed within two seconds. Wagtail's own watcher waits for a pause, takes what was typed in the
// form's first two seconds for its beginning, and counts what is typed while a save is under way as saved.
const SECONDS_BETWEEN_LOOKS = 1;
const LONGEST_WAIT_FOR_A_SAVE = 10;

// Set by the server's answer to a save, not by the editor.
const NOT_TYPED = /^(csrfmiddlewaretoken|loaded_revision_.*|next|form_key|began_from|merge:.*|.*-(id|INITIAL_FORMS))$/;

const form = document.querySelector('#w-editor-form[data-controller~="w-autosave"]');

function typed() {
    const fields = [...new FormData(form)].filter(([name]) => !NOT_TYPED.test(name));
    return new URLSearchParams(
        fields.map(([name, value]) => [name, value instanceof File ? `${value.name} ${value.size}` : value]),
    ).toString();
}

// What an autosave has brought in from others, which the form shows when it is opened next.
function say(merged) {
    const place = form.querySelector('[data-merged]');
    if (!place || !merged) return;
    place.textContent = merged;
    place.hidden = false;
}

// Wagtail would warn that saving overwrites what others saved. It is merged.
document.addEventListener(
    'w-swap:json',
    (event) => {
        for (const session of event.detail.data?.other_sessions ?? []) session.revision_id = null;
    },
    { capture: true },
);

class Autosave {
    saved = null; // what the server has, once the editor has touched the form
    sent = null; // what is on its way
    refused = null; // what the server would not take
    pressed = false; // the form is being sent after the save that was waited for

    constructor() {
        for (const kind of ['pointerdown', 'keydown', 'beforeinput', 'paste', 'drop'])
            document.addEventListener(kind, () => this.begin(), { capture: true });
        form.addEventListener('w-autosave:save', () => this.send());
        form.addEventListener('w-autosave:success', (event) => {
            say(event.detail.response.merged);
            this.settle({ saved: this.sent });
        });
        form.addEventListener('w-autosave:error', ({ detail }) => this.settle(this.failure(detail.type), detail.type));
        form.addEventListener('submit', (event) => this.hold(event), { capture: true });
        window.setInterval(() => this.look(), SECONDS_BETWEEN_LOOKS * 1000);
    }

    begin() {
        this.saved ??= typed();
    }

    send() {
        this.sent = typed();
    }

    failure(type) {
        return type === 'network_error' ? {} : { refused: this.sent };
    }

    settle(outcome, failure) {
        Object.assign(this, { refused: null, ...outcome, sent: null });
        form.dispatchEvent(new CustomEvent('nashra:settled', { detail: failure }));
    }

    look() {
        if (this.saved === null || this.sent !== null) return;
        const now = typed();
        if (now === this.saved || now === this.refused) return;
        const controller = window.wagtail.app.getControllerForElementAndIdentifier(form, 'w-autosave');
        controller?.save(new CustomEvent('nashra:typed'));
    }

    // What is not saved yet is saved before the page is left: where the network breaks off, the browser would show its
    // own page in place of the form, and what was typed would be gone. A save that is under way comes first, too.
    hold(event) {
        if (this.pressed) return;
        if (this.sent === null) this.look();
        if (this.sent === null) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const go = ({ detail }) => {
            window.clearTimeout(patience);
            form.removeEventListener('nashra:settled', go);
            this.sent = null;
            if (detail === 'network_error') this.stay();
            else this.press(event.submitter);
        };
        const patience = window.setTimeout(() => go({}), LONGEST_WAIT_FOR_A_SAVE * 1000);
        form.addEventListener('nashra:settled', go);
    }

    // Wagtail has disabled the button that was pressed, and its form says already that the network is away.
    stay() {
        for (const button of document.querySelectorAll('[data-w-progress-loading-value="true"]'))
            button.dataset.wProgressLoadingValue = 'false';
    }

    // The button may be disabled by now, and would then not say which it is.
    press(button) {
        if (button?.name) {
            const name = Object.assign(document.createElement('input'), { type: 'hidden' });
            Object.assign(name, { name: button.name, value: button.value });
            form.append(name);
        }
        this.pressed = true;
        form.requestSubmit();
        this.pressed = false;
    }
}

if (form) new Autosave();
