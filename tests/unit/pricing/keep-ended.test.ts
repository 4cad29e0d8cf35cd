import { expect, test } from 'vitest'
import { keepEnded } from '#pricing/equation/check/keep-ended.ts'

test('every catch begins with the guard and every finally asks it, on the same lines', () => {
  const body = `try {
  a()
} catch (error) {
  b(error)
} finally {
  c() // }
}`
  expect(keepEnded(body, '$ended')).toBe(`try {
  a()
} catch (error) {$ended();
  b(error)
} finally {if($ended(true)){
  c() // }
}}`)
})

test('texts, comments and regular expressions that look like it are left alone', () => {
  const body =
    "const a = 'catch {' // finally {\nconst b = /catch {/; const c = `finally { 1 }`\npromise.catch(() => {}).finally(() => {})"
  expect(keepEnded(body, '$ended')).toBe(body)
})

test('tries inside tries are all kept', () => {
  const kept = keepEnded('try { try { a() } catch { b() } } catch { try { c() } finally { d() } }', 'g')
  expect(kept).toBe('try { try { a() } catch {g(); b() } } catch {g(); try { c() } finally {if(g(true)){ d() }} }')
})
