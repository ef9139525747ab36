String log = new File(basedir, 'build.log').text
assert log.count('y(3, 3) = 16.00') == 2
assert log.contains('Models: 1, of which up to date: 0.')
assert log.contains('Models: 1, of which up to date: 1.')
assert new File(basedir, 'target/generated-sources/gradsmith/com/acme/LinearRegressionTrainer.java').isFile()
assert new File(basedir, 'target/classes/com/acme/LinearRegression.grad.xml').text.contains('&lt;math')
assert !new File(basedir, 'target/classes/com/acme/LinearRegression.java').exists()
