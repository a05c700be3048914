import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { MemberLayout } from "../src/app/MemberLayout.tsx";
import { NotFound } from "../src/app/NotFound.tsx";
import { StaffLayout } from "../src/app/StaffLayout.tsx";
import { meKey, type Me } from "../src/lib/session.ts";

const me: Me = {
  person: { id: "0199c0de-0000-7000-8000-000000000001", name: "Damaris Wanjiru", username: "damaris", image: null, isStaff: true },
  email: "damaris@example.com",
  emailVerified: true,
  showOnline: true,
  timeZone: "Africa/Nairobi",
  roles: ["admin"],
  permissions: ["ticket.read", "insight.read"],
  profile: {
    bio: "", location: null, birthDate: null, birthDateChecked: false, gender: null, lookingFor: null, locale: null, theme: "system", dataSaver: false,
    showLocation: false, showDistance: false, messagesFrom: "known", missing: [],
  },
  secondFactor: { enabled: false, needed: false, required: false },
  community: { name: "Baraza", theme: "helpdesk", timeZone: "Africa/Nairobi", modules: ["assistant", "channels"] },
};

/** The frames of both apps around the "not found" page, with somebody signed in. */
export function Layouts({ app }: { app: "member" | "staff" }) {
  const client = useQueryClient();
  useState(() => client.setQueryData(meKey, me));
  const Layout = app === "member" ? MemberLayout : StaffLayout;
  return (
    <Layout frame="page">
      <NotFound home="/" />
    </Layout>
  );
}
