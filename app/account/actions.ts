'use server'

import { personAction } from '@/lib/http/person-action'
import {
  changeEmail,
  changeName,
  changePassword,
  EmailChange,
  endOtherSessions,
  endSession,
  FirstPassword,
  NameChange,
  Nothing,
  PasswordChange,
  SessionRef,
  setFirstPassword,
} from '@/lib/services/account'

export const changeNameAction = personAction(NameChange, changeName, 'Name saved.')
export const setFirstPasswordAction = personAction(
  FirstPassword,
  setFirstPassword,
  'From now on you can sign in with your e-mail and password.',
)
export const changeEmailAction = personAction(EmailChange, changeEmail, 'E-mail saved. Sign in with it from now on.')
export const changePasswordAction = personAction(PasswordChange, changePassword, 'Password saved. All other browsers were signed out.')
export const endSessionAction = personAction(SessionRef, endSession, 'That browser was signed out.')
export const endOtherSessionsAction = personAction(Nothing, endOtherSessions, 'All other browsers were signed out.')
