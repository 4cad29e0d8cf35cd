import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { sessionEndpoints } from '#api/contract/session.ts'
import { paths } from '../paths.ts'
import { call } from '../server/call.ts'
import { queryClient } from '../server/client.ts'

/** Ends the session here and on the server, and forgets what this tab was told. */
export function useSignOut(): () => void {
  const navigate = useNavigate()
  return useCallback(() => {
    const leave = async () => {
      await call(sessionEndpoints.signOut, {})
      await navigate({ to: paths.signIn })
      queryClient.clear()
    }
    leave().catch((problem: unknown) => console.error('Signing out failed.', problem))
  }, [navigate])
}
