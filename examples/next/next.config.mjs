export default { cacheComponents: true, devIndicators: false }
