File generated = new File(basedir, 'target/generated-sources/gradsmith/com/acme')
assert generated.list().sort() as List == ['Kept.grad.xml', 'Kept.java', 'KeptTrainer.java', 'New.grad.xml', 'New.java', 'NewTrainer.java']
assert new File(basedir, 'target/classes/com/acme/NewTrainer.class').isFile()
assert !new File(basedir, 'target/classes/com/acme/Old.class').exists()
assert new File(basedir, 'build.log').text.contains('Models: 2, of which up to date: 1.')
assert new File(basedir, 'target/classes/com/acme/New.grad.xml').isFile()
