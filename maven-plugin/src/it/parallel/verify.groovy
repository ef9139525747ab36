String log = new File(basedir, 'build.log').text
assert log.contains('Using the MultiThreadedBuilder implementation with a thread count of 2')
assert !log.contains('not marked as thread-safe')
for (module in ['one', 'two']) {
    assert new File(basedir, "$module/target/classes/com/acme/$module/ModelTrainer.class").isFile()
}
