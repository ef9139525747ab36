package dev.gradsmith.runtime.internal;

/**
 * erf and its slope at the multiples of 1/8 from 0 to 6, each as the sum of two doubles; computed with 80 decimal digits. The tests of
 * {@link ErrorFunction} compute them anew.
 */
final class ErrorFunctionTable {
    /** The values of a row. */
    static final int WIDTH = 4;

    /** Row k: erf(k/8) and what its rounding left out, then 2/sqrt(pi) exp(-(k/8)^2) in its upper 26 bits and what these leave out. */
    static final double[] VALUES = {
        0x0.0p0, 0x0.0p0, 0x1.20dd75p0, 0x1.0a6db446b8ea4p-30,
        0x1.1f5e1a35c3b89p-3, 0x1.d0b6d6493e0f4p-57, 0x1.1c62fap0, 0x1.e869b639cd213p-28,
        0x1.1af54e232d609p-2, -0x1.bee921fa4172bp-56, 0x1.0f5d16p0, 0x1.7bf206c1be887p-31,
        0x1.9dd0d2b721f39p-2, -0x1.1671c021d14c4p-56, 0x1.f5f0cd8p-1, 0x1.78a98981dff2ap-28,
        0x1.0a7ef5c18edd2p-1, 0x1.5e809f1a31a28p-56, 0x1.c1efcap-1, 0x1.26940454c081dp-27,
        0x1.3f196dcd0f135p-1, -0x1.f25f4f6fdf70bp-56, 0x1.86e969p-1, 0x1.04d2e76c425edp-27,
        0x1.6c1c9759d0e5fp-1, 0x1.b1432f2cbc455p-55, 0x1.492e428p-1, 0x1.5e34b12742c79p-27,
        0x1.91724951b8fc6p-1, -0x1.27912dd352f8bp-55, 0x1.0cab618p-1, 0x1.c212e4c84c529p-27,
        0x1.af767a741088bp-1, -0x1.c97f778122797p-56, 0x1.a911f08p-2, 0x1.6fbc25bde57d8p-30,
        0x1.c6dad2829ec62p-1, -0x1.ab76d4cba3d05p-57, 0x1.45e99b8p-2, 0x1.2ede4557bcd01p-28,
        0x1.d8865d98abe01p-1, -0x1.fcec4afb974d9p-55, 0x1.e4652f8p-3, 0x1.6e5b58fc2d5fp-30,
        0x1.e5768c3b4a3fcp-1, 0x1.8b62674f8989p-57, 0x1.5ce5958p-3, 0x1.1156c2870c5dp-29,
        0x1.eea5557137aep-1, -0x1.385e445f2c96dp-55, 0x1.e72372p-4, 0x1.ae092a36efe73p-30,
        0x1.f4f693b67bd77p-1, -0x1.3a1ee1406c356p-56, 0x1.499d478p-4, 0x1.794e6a263883ap-33,
        0x1.f92d077f8d56dp-1, 0x1.8b55ef493fce7p-56, 0x1.b0553p-5, 0x1.91080ab9753d5p-32,
        0x1.fbe61eef4cf6ap-1, 0x1.15ded88667618p-55, 0x1.12ceb3p-5, 0x1.ffe6f0da3b0b1p-31,
        0x1.fd9ae142795e3p-1, 0x1.972801904b9a3p-56, 0x1.529b9e8p-6, 0x1.9f343c6d1efb4p-35,
        0x1.fea4218d6594ap-1, -0x1.e3333d8f7d98cp-58, 0x1.94624ep-7, 0x1.e383ebabe79b9p-33,
        0x1.ff404760319b4p-1, 0x1.f142071432025p-56, 0x1.d4143a8p-8, 0x1.dfe964d222788p-36,
        0x1.ff9960f3eb327p-1, -0x1.08b1ca6e97f8p-56, 0x1.06918bp-8, 0x1.8d5589121b464p-34,
        0x1.ffcaa8f4c9beap-1, 0x1.b0cee160116f9p-55, 0x1.1d8317p-9, 0x1.f7edf6f51b38fp-38,
        0x1.ffe514bbdc197p-1, -0x1.cd963345b5c6dp-58, 0x1.2ce8988p-10, 0x1.2489c8495a2a5p-43,
        0x1.fff2cfb0453d9p-1, 0x1.9a913686042a3p-55, 0x1.3360cc8p-11, 0x1.48f6ce8139e15p-37,
        0x1.fff9ba420e834p-1, 0x1.1379ec5aa630ep-56, 0x1.30538f8p-12, 0x1.dbbf6686317a3p-39,
        0x1.fffd1ac4135f9p-1, 0x1.eeafa1ecd6cefp-55, 0x1.2408e98p-13, 0x1.d1993f503c4fdp-40,
        0x1.fffeb3ebb267bp-1, 0x1.e47f697047cbap-57, 0x1.0f9e1bp-14, 0x1.374db7bd80247p-40,
        0x1.ffff6f9f67e55p-1, 0x1.e1e4483ba034bp-55, 0x1.e9b5e88p-16, 0x1.40339da3441d1p-42,
        0x1.ffffc316d9edp-1, -0x1.8b32f44f46b3bp-55, 0x1.abe09e8p-17, 0x1.144b5e4c20c02p-45,
        0x1.ffffe710d565ep-1, 0x1.c9ea52d76dc04p-55, 0x1.6a5972p-18, 0x1.9a93d98d01c11p-46,
        0x1.fffff618c3da6p-1, -0x1.19309ce23aa3ep-58, 0x1.296a708p-19, 0x1.d05014c81b733p-45,
        0x1.fffffc2f171e3p-1, 0x1.85edd0395f475p-55, 0x1.d9371ep-21, 0x1.7fbe1aa15da13p-48,
        0x1.fffffe92ced93p-1, -0x1.d2db2ecfe14aep-55, 0x1.6ce1aap-22, 0x1.febdee837e2b6p-49,
        0x1.ffffff7b91176p-1, 0x1.0b2865615db4p-56, 0x1.10b1488p-23, 0x1.5d6469f194526p-52,
        0x1.ffffffd169d0cp-1, 0x1.70a2bfb068e6fp-55, 0x1.8b0cfc8p-25, 0x1.815e77e174526p-51,
        0x1.fffffff01a8b6p-1, 0x1.23370eca5ca6ap-60, 0x1.155a09p-26, 0x1.9753db41d149cp-56,
        0x1.fffffffabd229p-1, -0x1.4dbe49bec3ef2p-57, 0x1.7974e7p-28, 0x1.0f7a8f249efe2p-54,
        0x1.fffffffe4fa3p-1, 0x1.d166bcb681c7bp-57, 0x1.f1e352p-30, 0x1.da0ebe519f959p-57,
        0x1.ffffffff79626p-1, 0x1.5fbc52d650a89p-55, 0x1.3e44e4p-31, 0x1.4c06e491a5c01p-57,
        0x1.ffffffffd759dp-1, 0x1.f7bee7eb2342p-55, 0x1.8a6174p-33, 0x1.7b1f474cea85p-59,
        0x1.fffffffff4188p-1, 0x1.7a2cb3d056eacp-55, 0x1.d9a8808p-35, 0x1.cc1af5ff0209ep-61,
        0x1.fffffffffc9e8p-1, -0x1.a759f7738935fp-56, 0x1.13af4fp-36, 0x1.3e665efacd19cp-66,
        0x1.ffffffffff11ap-1, -0x1.3eafccbc6e8b7p-56, 0x1.370ab8p-38, 0x1.93d7aedc641fp-65,
        0x1.ffffffffffc05p-1, 0x1.07ba96a6b2e1ap-55, 0x1.5422efp-40, 0x1.76252747fd889p-66,
        0x1.ffffffffffef8p-1, 0x1.14be6226402c7p-56, 0x1.68823ep-42, 0x1.4a5c2f84900e3p-68,
        0x1.fffffffffffbep-1, -0x1.182b326b228dcp-55, 0x1.725861p-44, 0x1.676465e9f4389p-73,
        0x1.ffffffffffffp-1, -0x1.20ef3618f2d54p-56, 0x1.70beaf8p-46, 0x1.c7ffb5f2797c7p-74,
        0x1.ffffffffffffcp-1, 0x1.8115fd1b12786p-56, 0x1.63daf88p-48, 0x1.a58f0607ce2p-75,
        0x1.fffffffffffffp-1, 0x1.0439397b5f70ap-56, 0x1.4cd9cp-50, 0x1.056335d533947p-76,
        0x1.0p0, -0x1.8cf81557d20b6p-56, 0x1.2dc119p-52, 0x1.2ae53d754c976p-81,
    };

    private ErrorFunctionTable() {}
}
