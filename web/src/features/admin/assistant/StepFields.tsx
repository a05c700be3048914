import { Plus, Trash2 } from "lucide-react";
import type { Flow, FlowNode, FlowText } from "../../../../../contract/assistant-flow.ts";
import { flowConditions, flowFunctions, flowLanguages, flowLimits, type FlowLanguage } from "../../../../../contract/flow-check.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Textarea } from "../../../ui/Textarea.tsx";
import { conditionWords, functionWords, languageName, nodeSummary } from "./flow-words.ts";

const t = textsOf(adminAssistantTexts);

/** What is wrong with a field of the step, in words; null when nothing is. */
export type Wrong = (field: string) => string | null;
type Part<N> = { node: N; flow: Flow; wrong: Wrong; onChange: (node: FlowNode) => void };
type MenuNode = FlowNode & { type: "menu" };

function Target({ label, value, flow, wrong, onChange }: { label: string; value: string; flow: Flow; wrong: string | null; onChange: (to: string) => void }) {
  const known = value === "" || flow.nodes.some(({ id }) => id === value);
  return (
    <Field label={label} error={wrong}>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("notChosen")}</option>
        {!known && <option value={value}>{t("missingStep", { name: value })}</option>}
        {flow.nodes.map((node) => <option key={node.id} value={node.id}>{node.id}: {nodeSummary(node).slice(0, 60)}</option>)}
      </Select>
    </Field>
  );
}

function Words({ text, wrong, onChange }: { text: FlowText; wrong: Wrong; onChange: (text: FlowText) => void }) {
  const wrongIn = (language: FlowLanguage) => wrong(`text.${language}`);
  return (
    <div className="space-y-4">
      {flowLanguages.map((language) => (
        <Field key={language} label={t("textIn", { language: languageName(language) })} error={wrongIn(language)}>
          <Textarea value={text[language]} lang={language} maxLength={flowLimits.text * 2} onChange={(event) => onChange({ ...text, [language]: event.target.value })} />
        </Field>
      ))}
    </div>
  );
}

function Buttons({ node, flow, wrong, onChange }: Part<MenuNode>) {
  const { choices } = node;
  const set = (at: number, choice: MenuNode["choices"][number]) => onChange({ ...node, choices: choices.map((one, place) => (place === at ? choice : one)) });
  const wrongLabel = (at: number, language: FlowLanguage) => wrong(`choices.${at}.label.${language}`);
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="text-sm font-medium">{t("buttons")}</legend>
      {wrong("choices") && <p className="text-sm text-danger">{wrong("choices")}</p>}
      {choices.map((choice, at) => (
        <fieldset key={at} className="min-w-0 space-y-3 rounded-md border border-border p-3">
          <legend className="sr-only">{t("buttonNumber", { number: at + 1 })}</legend>
          <div className="flex items-center justify-between gap-2">
            <p className="text-sm text-muted" aria-hidden="true">{t("buttonNumber", { number: at + 1 })}</p>
            <IconButton size="sm" label={t("removeButton", { number: at + 1 })} icon={<Trash2 className="size-4" />} onClick={() => onChange({ ...node, choices: choices.filter((_, place) => place !== at) })} />
          </div>
          <div className="grid gap-3 sm:grid-cols-2">
            {flowLanguages.map((language) => (
              <Field key={language} label={t("labelIn", { language: languageName(language) })} error={wrongLabel(at, language)}>
                <Input value={choice.label[language]} lang={language} maxLength={flowLimits.label * 2} onChange={(event) => set(at, { ...choice, label: { ...choice.label, [language]: event.target.value } })} />
              </Field>
            ))}
          </div>
          <Target label={t("leadsTo")} value={choice.to} flow={flow} wrong={wrong(`choices.${at}.to`)} onChange={(to) => set(at, { ...choice, to })} />
        </fieldset>
      ))}
      {choices.length < flowLimits.choices && (
        <Button size="sm" icon={<Plus className="size-4" />} onClick={() => onChange({ ...node, choices: [...choices, { label: { en: "", sw: "" }, to: "" }] })}>{t("addButton")}</Button>
      )}
    </fieldset>
  );
}

/** The fields of one step, by its type. */
export function StepFields(part: Part<FlowNode>) {
  const { node, flow, wrong, onChange } = part;
  const target = (label: string, value: string, field: string, change: (to: string) => FlowNode) => <Target label={label} value={value} flow={flow} wrong={wrong(field)} onChange={(to) => onChange(change(to))} />;
  switch (node.type) {
    case "say": return (
      <>
        <Words text={node.text} wrong={wrong} onChange={(text) => onChange({ ...node, text })} />
        {target(t("goOnAt"), node.next, "next", (next) => ({ ...node, next }))}
      </>
    );
    case "ask": return (
      <>
        <Words text={node.text} wrong={wrong} onChange={(text) => onChange({ ...node, text })} />
        <Checkbox label={t("beginsMatter")} hint={t("beginsMatterHint")} checked={node.begins} onChange={(event) => onChange({ ...node, begins: event.target.checked })} />
        {target(t("goOnAt"), node.next, "next", (next) => ({ ...node, next }))}
      </>
    );
    case "menu": return (
      <>
        <Words text={node.text} wrong={wrong} onChange={(text) => onChange({ ...node, text })} />
        <Buttons {...part} node={node} />
        {target(t("ownWords"), node.otherwise, "otherwise", (otherwise) => ({ ...node, otherwise }))}
      </>
    );
    case "condition": return (
      <>
        <Field label={t("condition")}>
          <Select value={node.when} onChange={(event) => onChange({ ...node, when: flowConditions.find((one) => one === event.target.value) ?? node.when })}>
            {flowConditions.map((when) => <option key={when} value={when}>{conditionWords(when)}</option>)}
          </Select>
        </Field>
        {target(t("whenTrue"), node.matched, "matched", (matched) => ({ ...node, matched }))}
        {target(t("otherwise"), node.otherwise, "otherwise", (otherwise) => ({ ...node, otherwise }))}
      </>
    );
    case "call": return (
      <>
        <Field label={t("functionName")}>
          <Select value={node.function} onChange={(event) => onChange({ ...node, function: flowFunctions.find((one) => one === event.target.value) ?? node.function })}>
            {flowFunctions.map((name) => <option key={name} value={name}>{functionWords(name)}</option>)}
          </Select>
        </Field>
        {target(t("goOnAt"), node.next, "next", (next) => ({ ...node, next }))}
      </>
    );
    case "handoff": return <p className="text-sm text-muted">{t("handoffText")}</p>;
  }
}
