String log = new File(basedir, 'build.log').text
assert log.count('Models: 1, of which up to date: 0.') == 2
assert log.count('Models: 1, of which up to date: 1.') == 2
assert log.contains('Nothing to compile')
assert new File(basedir, 'target/generated-sources/gradsmith/com/acme/First.java').isFile()
assert new File(basedir, 'target/generated-sources/more/com/acme/Second.java').isFile()
assert new File(basedir, 'target/classes/com/acme/Both.class').isFile()
