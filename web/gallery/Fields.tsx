import { useState } from "react";
import { Checkbox } from "../src/ui/Checkbox.tsx";
import { Combobox } from "../src/ui/Combobox.tsx";
import { Field } from "../src/ui/Field.tsx";
import { Input } from "../src/ui/Input.tsx";
import { PasswordInput } from "../src/ui/PasswordInput.tsx";
import { Rating, type Score } from "../src/ui/Rating.tsx";
import { Select } from "../src/ui/Select.tsx";
import { Switch } from "../src/ui/Switch.tsx";
import { Textarea } from "../src/ui/Textarea.tsx";

const agents = ["Amina Yusuf", "Brian Otieno", "Chidinma Okafor", "Damaris Wanjiru", "Ẹniọlá Adébáyọ̀", "Farouk Bello"].map((name) => ({
  value: name,
  label: name,
  hint: name.length % 2 ? "Payments" : "Accounts",
}));

export function Fields() {
  const [agent, setAgent] = useState<string | null>(null);
  const [score, setScore] = useState<Score | null>(4);
  return (
    <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      <Field label="Full name" hint="As it should stand on your tickets.">
        <Input autoComplete="name" />
      </Field>
      <Field label="Email" error="This address has no @. Write it like name@example.com." required>
        <Input type="email" defaultValue="amina.example.com" />
      </Field>
      <Field label="Phone" optional>
        <Input placeholder="+254 7…" inputMode="tel" />
      </Field>
      <Field label="Password" hint="At least 8 characters.">
        <PasswordInput autoComplete="new-password" defaultValue="correct horse" />
      </Field>
      <Field label="Category">
        <Select defaultValue="payment">
          <option value="payment">Payment</option>
          <option value="account">Account</option>
        </Select>
      </Field>
      <Field label="Assign to">
        <Combobox options={agents} value={agent} onChange={setAgent} clearable />
      </Field>
      <Field label="What happened?" className="sm:col-span-2">
        <Textarea defaultValue={"I paid twice for the same bundle.\nThe first payment shows as failed."} />
      </Field>
      <Field label="Disabled">
        <Input disabled defaultValue="EKSU-00124" />
      </Field>
      <div className="flex flex-col gap-1">
        <Checkbox label="Email me when there is an answer" defaultChecked hint="To amina@example.com" />
        <Checkbox label="Remember me" />
        <Checkbox label="Some of the list" indeterminate />
        <Checkbox label="Not allowed" disabled />
      </div>
      <div>
        <Switch label="Available for new tickets" defaultChecked />
        <Switch label="Sound" hint="A short tone for each new message." />
        <Switch label="Not allowed" disabled />
      </div>
      <Rating label="How did we do?" value={score} onChange={setScore} />
    </div>
  );
}
