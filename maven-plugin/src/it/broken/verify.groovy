String log = new File(basedir, 'build.log').text
assert log.contains("Wrong.grad:[7,5] '*' cannot multiply [n, d] by [k]: the inner dimensions d and k differ")
assert log.contains('Wrong.grad:[5,')
assert log.contains('2 errors in model files')
assert !log.contains('at dev.gradsmith')
assert !new File(basedir, 'target/generated-sources/gradsmith/com').exists()
