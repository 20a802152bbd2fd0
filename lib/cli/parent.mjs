// Loaded into the server before anything else: when the process that started it dies, even by kill -9, the channel
// between them closes and the server ends. Processes that the server forks itself have another parent and are left alone.
if (process.env.SWITCHBOARD_PARENT === String(process.ppid) && process.channel) {
  process.channel.unref()
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 5000).unref()
    process.kill(process.pid, 'SIGTERM')
  })
}
