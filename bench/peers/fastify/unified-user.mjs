// Okta user -> unified user; JSON leaves out what is undefined.
const STATUS = {
  ACTIVE: 'active',
  PASSWORD_EXPIRED: 'active',
  RECOVERY: 'active',
  STAGED: 'invited',
  PROVISIONED: 'invited',
  SUSPENDED: 'inactive',
  DEPROVISIONED: 'inactive',
};

const email = (address, type) => (address ? [{ email: address, type, is_primary: type === 'primary' }] : []);

export function unifiedUser(okta, askedFor) {
  const profile = okta.profile ?? {};
  const emails = [...email(profile.email, 'primary'), ...email(profile.secondEmail, 'secondary')];
  return {
    id: okta.id || askedFor,
    first_name: profile.firstName || undefined,
    last_name: profile.lastName || undefined,
    title: profile.title || undefined,
    name: profile.displayName || undefined,
    username: profile.login || undefined,
    emails: emails.length ? emails : undefined,
    status: STATUS[okta.status] ?? (okta.status || undefined),
    user_type: profile.userType || undefined,
    timezone: profile.timezone || undefined,
    created_at: okta.created || undefined,
    updated_at: okta.lastUpdated || undefined,
    last_login_at: okta.lastLogin || undefined,
    status_changed_at: okta.statusChanged || undefined,
    activated_at: okta.activated || undefined,
    remote_data: okta,
  };
}
