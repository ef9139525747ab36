lexer grammar GradLexer;

// Every text becomes tokens: what is not one becomes UNKNOWN or an UNTERMINATED_ token, which the parser's caller reports.

channels { COMMENTS }

PRECISION : 'precision';
DIM       : 'dim';
INPUT     : 'input';
TARGET    : 'target';
PARAM     : 'param';
HYPER     : 'hyper';
FUN       : 'fun';
LAYER     : 'layer';
MINIMIZE  : 'minimize';
WITH      : 'with';
OUTPUT    : 'output';
METRIC    : 'metric';
IMPORT    : 'import';
FOR       : 'for';
IN        : 'in';

NAME   : LETTER (LETTER | DIGIT)*;
NUMBER : DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)?;
STRING : '"' ~["\r\n]* '"';

AND : '&&';  OR : '||';
LE : '<=';  GE : '>=';  EQ : '==';  NE : '!=';  LT : '<';  GT : '>';
PLUS : '+';  MINUS : '-';  STAR : '*';  DOT_STAR : '.*';  SLASH : '/';  POWER : '^';  NOT : '!';  PRIME : '\'';
ASSIGN : '=';  TILDE : '~';  COLON : ':';  COMMA : ',';  DOT : '.';  SEMICOLON : ';';
LPAREN : '(';  RPAREN : ')';  LBRACKET : '[';  RBRACKET : ']';  LBRACE : '{';  RBRACE : '}';

NEWLINE       : '\r'? '\n' | '\r';
SPACE         : [ \t\f\u00A0\uFEFF]+ -> skip;
BLOCK_COMMENT : '/*' COMMENT_TEXT '*'+ '/' -> channel(COMMENTS);
LINE_COMMENT  : '//' ~[\r\n]* -> channel(COMMENTS);

// Each is a prefix of the sound token, so the longer match, the sound one, wins wherever there is one.
UNTERMINATED_COMMENT : '/*' COMMENT_TEXT '*'*;
UNTERMINATED_STRING  : '"' ~["\r\n]*;
UNKNOWN              : .;

fragment LETTER : [\p{L}_];
fragment DIGIT  : [\p{Nd}];
fragment DIGITS : [0-9]+;
fragment COMMENT_TEXT : (~'*' | '*'+ ~[*/])*;
