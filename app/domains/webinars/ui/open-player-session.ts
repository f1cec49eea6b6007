export async function openPlayerSession(
  action: string,
  catchUp: boolean,
): Promise<{ token: string | null; source: string | null } | null> {
  const body = new URLSearchParams({ intent: 'session', catchUp: catchUp ? 'yes' : '' });
  for (let tries = 0; tries < 20; tries++) {
    try {
      const response = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (response.ok) return (await response.json()) as { token: string | null; source: string | null };
      if (response.status < 500) return null;
    } catch {
      // The connection is lost: try again a little later.
    }
    await new Promise((next) => setTimeout(next, 2000));
  }
  return null;
}
