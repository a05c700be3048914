import type { ReactNode } from "react";
import type { Permission } from "../../../../contract/permissions.ts";
import type { Me } from "../../lib/session.ts";
import { PageHeader, type PageHeaderProps } from "../../ui/PageHeader.tsx";
import { StaffOnly } from "../staff/StaffOnly.tsx";
import { AdminNav } from "./AdminNav.tsx";

export type AdminPageProps = Pick<PageHeaderProps, "title" | "description" | "actions" | "above"> & {
  permission: Permission;
  children: (me: Me) => ReactNode;
};

/** A page of the administration: who may see it, its navigation, its head. */
export function AdminPage({ permission, children, ...head }: AdminPageProps) {
  return (
    <StaffOnly permission={permission}>
      {(me) => (
        <div className="mx-auto max-w-6xl lg:flex lg:gap-8">
          <AdminNav me={me} />
          <div className="min-w-0 flex-1">
            <PageHeader {...head} />
            {children(me)}
          </div>
        </div>
      )}
    </StaffOnly>
  );
}
