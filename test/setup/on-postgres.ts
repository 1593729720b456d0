// In the project `postgres` every house stands on PostgreSQL, each in a database of its own.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { standOn } from './house.ts'

standOn(async () => {
  const address = inject('postgres')
  const name = `house_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client(address)
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  return address.replace(/[^/]*$/, name)
})
