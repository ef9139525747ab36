File generated = new File(basedir, 'target/generated-sources/gradsmith/com/acme')
assert generated.list().sort() as List == ['Kept.java', 'KeptTrainer.java', 'New.java', 'NewTrainer.java']
assert new File(basedir, 'target/classes/com/acme/NewTrainer.class').isFile()
assert !new File(basedir, 'target/classes/com/acme/Old.class').exists()
assert new File(basedir, 'build.log').text.contains('Models: 2, of which up to date: 1.')
