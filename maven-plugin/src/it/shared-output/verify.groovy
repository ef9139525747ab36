String log = new File(basedir, 'build.log').text
assert log.contains('two executions generate into')
assert log.contains('give each an outputDirectory of its own')
assert !log.contains('at dev.gradsmith')
assert new File(basedir, 'target/generated-sources/gradsmith/com/acme/First.java').isFile()
