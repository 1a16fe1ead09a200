import type { Call } from '../protocol'

/** A call to begin with, and its name. */
export interface Sample {
  name: string
  call: Call
}

const page: Call = {
  type: 'page',
  category: 'Docs',
  name: 'Pricing',
  properties: { title: 'Pricing', path: '/pricing', referrer: 'https://www.example.org/' }
}

const identify: Call = {
  type: 'identify',
  userId: 'user_314',
  traits: {
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    phone: '+44 20 7946 0958',
    createdAt: '2024-03-01T09:30:00Z',
    avatar: 'https://www.example.com/ada.png',
    company: { id: 'acme', name: 'Acme Ltd', plan: 'enterprise', size: 120, monthly_spend: 4200 }
  }
}

const companies: Call = {
  type: 'identify',
  userId: 'user_314',
  traits: {
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    companies: [
      { id: 'acme', name: 'Acme Ltd', plan: 'enterprise' },
      { id: 'globex', name: 'Globex', created_at: 1420113600, industry: 'Energy' }
    ]
  }
}

const group: Call = {
  type: 'group',
  groupId: 'acme',
  traits: {
    name: 'Acme Ltd',
    industry: 'Technology',
    size: 329,
    plan: 'enterprise',
    monthly_spend: 4200,
    website: 'https://www.example.com',
    createdAt: '2019-10-12T00:00:00Z'
  }
}

const revenue: Call = {
  type: 'track',
  event: 'Subscription Renewed',
  properties: { plan: 'Pro', revenue: 19.99, currency: 'EUR', renewed_at: 1767225600 }
}

const order: Call = {
  type: 'track',
  event: 'Order Completed',
  properties: {
    order_id: 'o-2041',
    total: 27.5,
    revenue: 25,
    shipping: 3,
    tax: 2,
    discount: 2.5,
    coupon: 'SPRING',
    currency: 'USD',
    products: [
      { product_id: 'p-17', sku: 'TEA-100', name: 'Green tea', price: 19, quantity: 1 },
      { product_id: 'p-23', sku: 'CUP-2', name: 'Tea cups', price: 6 }
    ]
  }
}

const trial: Call = {
  type: 'track',
  event: 'Trial Started',
  properties: {
    trial_start_date: '2026-02-09T00:00:00Z',
    trial_end_date: '2026-02-23T00:00:00Z',
    trial_plan_name: 'Team'
  }
}

const hostile: Call = {
  type: 'track',
  event: 'Hostile <b>Event</b> 💥',
  // Parsed: in a literal, "__proto__" would set the prototype.
  properties: JSON.parse(
    '{"revenue":"1e21","currency":42,"__proto__":{"isAdmin":true},"constructor":"x","":"no key",' +
      '"deep":{"a":{"b":{"c":[1,[2,[3]]]}}},"list":[],"html":"<img src=x onerror=alert(1)>",' +
      '"nothing":null,"price":{"amount":-1},"long":"' +
      'long '.repeat(80) +
      '"}'
  )
}

/** Calls in the shapes that the Segment spec gives them. */
export const samples: Sample[] = [
  { name: 'Order Completed', call: order },
  { name: 'Page', call: page },
  { name: 'Identify with company', call: identify },
  { name: 'Identify with companies', call: companies },
  { name: 'Group', call: group },
  { name: 'Track with revenue', call: revenue },
  { name: 'B2B Trial Started', call: trial },
  { name: 'Hostile', call: hostile }
]

/** What a visitor does on a first visit, in order. */
export const journey: Call[] = [page, identify, group, trial, revenue, order]

/** A call as the editor shows it. */
export const toText = (call: Call): string => JSON.stringify(call, null, 2)
